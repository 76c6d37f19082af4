/// The script of the interactive page, in parts that stand in one function: plain JavaScript, nothing from elsewhere.
enum PageScript {
  /// The text of the `<script>` element. It stands in a CDATA section, so that the page is well-formed XML too.
  static let text =
    "//<![CDATA[\n'use strict';\n(() => {\n"
    + [model, routes, view, shapes, vector, canvas, panel, search, filters, export, controls].joined(separator: "\n")
    + "\n})();\n//]]>"
}
