# Every job of the project. `make` or `make help` lists them.

SHELL := /bin/bash
SWIFT ?= swift
PREFIX ?= /usr/local
PYTHON ?= python3

RELEASE := .build/release
SOURCES := Package.swift Sources Tests Notebooks

.DEFAULT_GOAL := help
.PHONY: help system browser demo test crash hostile shim build bench lint notebooks gallery expected layouts install clean

help: ## list the jobs
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# What the system must have: Graphviz, expat, libarchive and SQLite with their headers, pkg-config, git for SwiftPM.
system:
	@set -euo pipefail; \
	missing() { ! { command -v git && pkg-config --exists libgvc libcgraph expat libarchive sqlite3; } > /dev/null 2>&1; }; \
	command -v $(SWIFT) > /dev/null || { \
	  echo "Swift 6.2 or later is needed: https://www.swift.org/install" >&2; exit 1; }; \
	if [ "$$(uname)" = Darwin ]; then \
	  command -v brew > /dev/null || { echo "Homebrew is needed: https://brew.sh" >&2; exit 1; }; \
	  brew list pkgconf graphviz expat libarchive > /dev/null 2>&1 || brew install pkgconf graphviz expat libarchive; \
	elif missing; then \
	  packages="git pkg-config libgraphviz-dev libexpat1-dev libarchive-dev libsqlite3-dev"; \
	  if ! command -v apt-get > /dev/null; then \
	    echo "Please install git, pkg-config, and Graphviz, expat, libarchive and SQLite with their headers" >&2; \
	    echo "(Fedora: dnf install git pkgconf graphviz-devel expat-devel libarchive-devel sqlite-devel), then run make again." >&2; exit 1; \
	  fi; \
	  as_root=; [ "$$(id -u)" = 0 ] || as_root=sudo; \
	  echo "Installing $$packages"; \
	  $$as_root apt-get update -q -q; \
	  $$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -q -y --no-install-recommends $$packages > /dev/null; \
	  ! missing || { echo "$$packages are installed, but pkg-config does not find all of them" >&2; exit 1; }; \
	fi

browser: ## install Chromium (about 100 MB), so that make test also clicks through the pages of maps
	@set -euo pipefail; \
	if command -v chromium > /dev/null; then \
	  echo "Chromium is there"; \
	elif command -v apt-get > /dev/null; then \
	  as_root=; [ "$$(id -u)" = 0 ] || as_root=sudo; \
	  $$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -q -y --no-install-recommends chromium > /dev/null; \
	else \
	  echo "Please install Chromium or Chrome, or name it in ENTREGENT_BROWSER" >&2; exit 1; \
	fi

demo: system ## build, import an archive, say who can introduce whom, audit, draw maps into Output
	@echo "Building; the first time takes a few minutes"
	@$(SWIFT) build -c release --product entregent
	@set -euo pipefail; \
	say() { printf '\n── %s\n\n' "$$*"; }; \
	ask() { $(RELEASE)/entregent "$$@" --format table --quiet; }; \
	draw() { $(RELEASE)/entregent draw "$$@" --quiet; }; \
	florence="-n Datasets/florentine-families/marriage.csv -n Datasets/florentine-families/business.csv"; \
	florence="$$florence --people Datasets/florentine-families/people.csv"; \
	novel="-n Datasets/les-miserables/network.csv"; \
	club="-n Datasets/karate-club-weighted/network.csv --people Datasets/karate-club-weighted/people.csv"; \
	store=Output/demo.sqlite; rm -f $$store*; \
	say "Two years of exports of Léa Fontaine, who does not exist: mail, calendar, contacts, LinkedIn, her notes"; \
	ask import Datasets/lea-fontaine/archive --me "Léa Fontaine" --store $$store --top 30 --fields kind,read,kept,interactions; \
	ask import Datasets/lea-fontaine/shared-by-tomas --contributor "Tomás Rivera" --store $$store > Output/import.txt; \
	say "Who can introduce her to Sigrid Nordahl?"; \
	ask introduce "Sigrid Nordahl" --paths 2 --as-of 2026-10-01 --store $$store; \
	draw --route "Léa Fontaine" "Sigrid Nordahl" --as-of 2026-10-01 --store $$store --color-by community \
	  --title "From Léa Fontaine to Sigrid Nordahl" -o Output/lea-fontaine.svg; \
	say "What could she do next? Introduce two of her contacts; wake a tie; meet people at an event"; \
	ask suggest introductions --top 2 --as-of 2026-10-01 --store $$store; echo; \
	ask suggest reconnect --top 2 --as-of 2026-10-01 --store $$store; echo; \
	ask suggest event "Datasets/lea-fontaine/events/2026-10-15 Industry Evening.csv" --as-of 2026-10-01 --store $$store; \
	say "How much of her network is real?"; \
	ask audit --as-of 2026-10-01 --store $$store --html Output/audit.html; \
	say "Florence, around 1430: who can introduce the Pazzi to the Strozzi?"; \
	ask introduce Strozzi --from Pazzi --paths 2 $$florence; \
	say "Les Misérables: who can introduce Myriel to Eponine?"; \
	ask introduce Eponine --from Myriel --paths 2 $$novel; \
	say "A karate club about to split: who can introduce Actor 5 to John A, on the other side?"; \
	ask introduce "John A" --from "Actor 5" --paths 2 $$club; \
	say "Florence again: who stands between the others, and whose contacts do not know each other?"; \
	ask rank --by betweenness,strength --top 4 --fields name,betweenness,strength $$florence; echo; \
	ask brokers --by effective-size,constraint --top 4 --fields name,effective-size,constraint $$florence; \
	draw $$florence --route Pazzi Strozzi --title "From the Pazzi to the Strozzi" -o Output/florentine-families.svg; \
	draw $$novel --route Myriel Eponine --title "From Myriel to Eponine" -o Output/les-miserables.svg; \
	draw $$club --route "Actor 5" "John A" --color-by faction --title "Across the karate club" -o Output/karate-club.svg; \
	draw $$florence --theme dark --title "Florence, around 1430" -o Output/florentine-families-dark.svg; \
	say "Maps to open in a browser"; \
	ls -1 Output/*.svg Output/audit.html; \
	say "Your own network: $(RELEASE)/entregent import YOUR-EXPORTS --me \"YOUR NAME\", then $(RELEASE)/entregent introduce SOMEONE"

build: system ## build the command, the library and the benchmark driver into .build/release
	@$(SWIFT) build -c release

lint: ## check the style of every Swift file
	@$(SWIFT) format lint --strict --parallel --recursive $(SOURCES)

test: system lint build ## run every test; this is what CI runs
	@$(SWIFT) build --build-tests
	@$(SWIFT) test --skip-build --disable-xctest --quiet

crash: ## kill imports at 200 random moments; make test does it at a few
	@ENTREGENT_CRASH=200 $(SWIFT) test --disable-xctest --quiet --filter StoreCrashTests

hostile: ## 200 graphs with hostile attributes and 10,000 hostile names in every format; make test does it with a few
	@ENTREGENT_HOSTILE=200 $(SWIFT) test --disable-xctest --quiet --filter 'HostileMapTests|HostileNamesTests|MapDocumentTests|HTMLWriterTests'

shim: ## compile what is said to Graphviz against other headers: make shim GRAPHVIZ_HEADERS=FOLDER
	@test -f "$(GRAPHVIZ_HEADERS)/gvc.h" || { echo "GRAPHVIZ_HEADERS must be a folder with gvc.h" >&2; exit 1; }
	@printf '#include "Sources/CGraphviz/shim.h"\n' | \
	  $(CC) -std=gnu11 -Wall -Wextra -Werror -fsyntax-only -I. -I"$(GRAPHVIZ_HEADERS)" -x c -
	@echo "The shim fits $$(sed -n 's/.*define PACKAGE_VERSION "\(.*\)".*/Graphviz \1/p' "$(GRAPHVIZ_HEADERS)/graphviz_version.h")"

bench: build ## time the kernels on a random network, each answer verified in the same run
	@$(RELEASE)/entregent-bench all --generate 10000

notebooks: build ## run every notebook: Swift scripts over the built library, and shell pipelines
	@set -euo pipefail; \
	for notebook in Notebooks/*.swift; do \
	  echo "── $$notebook"; $(SWIFT) -I $(RELEASE)/Modules -I Sources -L $(RELEASE) -lEntregentLibrary "$$notebook"; \
	done; \
	for notebook in Notebooks/*.sh; do \
	  echo "── $$notebook"; PATH="$(CURDIR)/$(RELEASE):$$PATH" bash "$$notebook"; \
	done

gallery: build ## draw the pictures of Output/gallery again; docs/gallery.tsv lists them
	@PATH="$(CURDIR)/$(RELEASE):$$PATH" bash docs/gallery.sh Output/gallery
	@$(RELEASE)/entregent draw --network Datasets/les-miserables/network.csv --title "Les Misérables" --quiet \
	  -o Output/les-miserables.html
	@echo "Output/gallery/README.md shows the pictures; Output/les-miserables.html is a page to explore"

expected: ## compute again what the tests compare with (NetworkX and igraph in .venv)
	@test -x .venv/bin/python || { $(PYTHON) -m venv .venv && .venv/bin/pip install -q networkx==3.6.* igraph==1.0.* numpy scipy; }
	@.venv/bin/python Datasets/expected.py
	@.venv/bin/python Tests/GraphAnalyticsTests/Fixtures/make_oracle.py

layouts: build ## measure our layouts beside those of Graphviz, igraph and graph-tool: docs/layouts.md has the table
	@set -euo pipefail; \
	command -v sfdp > /dev/null || { \
	  as_root=; [ "$$(id -u)" = 0 ] || as_root=sudo; \
	  if command -v apt-get > /dev/null; then $$as_root apt-get install -q -q -y --no-install-recommends graphviz > /dev/null; \
	  else echo "Please install Graphviz with its commands, then run make layouts again." >&2; exit 1; fi; }
	@test -x .venv/bin/python || { $(PYTHON) -m venv .venv && .venv/bin/pip install -q networkx==3.6.* igraph==1.0.* numpy scipy; }
	@.venv/bin/python Tests/GraphDrawingTests/Fixtures/measure_layouts.py --csv Output/layouts.csv

install: system ## install the command and its shell completions under PREFIX (default /usr/local)
	@$(SWIFT) build -c release --product entregent
	@install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	@install $(RELEASE)/entregent $(DESTDIR)$(PREFIX)/bin/entregent
	@$(RELEASE)/entregent --generate-completion-script bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/entregent
	@$(RELEASE)/entregent --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_entregent
	@$(RELEASE)/entregent --generate-completion-script fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/entregent.fish
	@echo "Installed $(DESTDIR)$(PREFIX)/bin/entregent and completions for bash, zsh and fish"

clean: ## delete what was built and what was written to Output
	@rm -rf .build .venv
	@find Output -mindepth 1 -maxdepth 1 ! -name README.md ! -name gallery -exec rm -rf {} +
