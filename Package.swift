// swift-tools-version: 6.2
import PackageDescription

let house: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "entregent",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "entregent", targets: ["entregent"]),
    .executable(name: "entregent-bench", targets: ["entregent-bench"]),
    .library(name: "GraphAnalytics", targets: ["GraphAnalytics"]),
    .library(name: "SocialNetworks", targets: ["SocialNetworks"]),
    .library(name: "NetworkFormats", targets: ["NetworkFormats"]),
    .library(name: "NetworkStorage", targets: ["NetworkStorage"]),
    .library(name: "GraphDrawing", targets: ["GraphDrawing"]),
    // One shared library with everything, for scripts that run with `swift -I … -L … -l…`.
    .library(
      name: "EntregentLibrary", type: .dynamic,
      targets: ["GraphAnalytics", "SocialNetworks", "NetworkFormats", "NetworkStorage", "GraphDrawing"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc", providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]),
    .target(name: "GraphAnalytics", swiftSettings: house),
    .target(name: "SocialNetworks", dependencies: ["GraphAnalytics"], swiftSettings: house),
    .target(
      name: "NetworkFormats", dependencies: ["GraphAnalytics", "SocialNetworks", "CExpat", "CArchive"],
      swiftSettings: house),
    .target(
      name: "NetworkStorage",
      dependencies: [
        "SocialNetworks", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: house),
    .target(name: "GraphDrawing", dependencies: ["GraphAnalytics", "CGraphviz"], swiftSettings: house),
    .executableTarget(
      name: "entregent",
      dependencies: [
        "GraphAnalytics", "SocialNetworks", "NetworkFormats", "NetworkStorage", "GraphDrawing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),
    .executableTarget(
      name: "entregent-bench",
      dependencies: [
        "GraphAnalytics", "SocialNetworks", "NetworkFormats", "GraphDrawing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),
    .target(
      name: "TestSupport", dependencies: ["GraphAnalytics", "SocialNetworks", "NetworkFormats"],
      path: "Tests/TestSupport",
      swiftSettings: house),
    .testTarget(
      name: "GraphAnalyticsTests", dependencies: ["GraphAnalytics", "TestSupport"], exclude: ["Fixtures"],
      swiftSettings: house),
    .testTarget(
      name: "SocialNetworksTests", dependencies: ["GraphAnalytics", "SocialNetworks", "TestSupport"],
      swiftSettings: house),
    .testTarget(
      name: "NetworkFormatsTests", dependencies: ["GraphAnalytics", "SocialNetworks", "NetworkFormats", "TestSupport"],
      exclude: ["Fixtures"], swiftSettings: house),
    .testTarget(
      name: "NetworkStorageTests",
      dependencies: ["SocialNetworks", "NetworkStorage", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: house),
    .testTarget(
      name: "GraphDrawingTests", dependencies: ["GraphAnalytics", "GraphDrawing", "TestSupport"],
      exclude: ["Fixtures"], swiftSettings: house),
    .testTarget(
      name: "CommandTests", dependencies: ["entregent", "entregent-bench", "TestSupport"], swiftSettings: house),
    .testTarget(name: "ArchitectureTests", swiftSettings: house),
  ],
  swiftLanguageModes: [.v6]
)
