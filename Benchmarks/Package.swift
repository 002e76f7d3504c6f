// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that nobody who links the libraries pays for the benchmarks.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
]

// The checkout's folder may be called anything, so the parent is named.
let parent = "narada-resolve"

let package = Package(
    name: "narada-benchmarks",
    // The floor of the benchmark package; on Linux it means nothing.
    platforms: [.macOS(.v13)],
    dependencies: [
        .package(name: parent, path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // The SQLite that the store uses, for the floor.
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        // Without its traits, which put hooks under malloc and the runtime.
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        .target(
            name: "LibraryGenerator",
            dependencies: [
                .product(name: "NaradaModel", package: parent), .product(name: "NaradaTestSupport", package: parent),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "generate-library",
            dependencies: [
                "LibraryGenerator", .product(name: "NaradaModel", package: parent),
                .product(name: "NaradaStore", package: parent),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "narada-bench",
            dependencies: [
                "LibraryGenerator", .product(name: "NaradaModel", package: parent),
                .product(name: "NaradaMatching", package: parent),
                .product(name: "NaradaResolution", package: parent), .product(name: "NaradaText", package: parent),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "generate-history",
            dependencies: [
                "LibraryGenerator", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "ResolveBenchmarks",
            dependencies: [
                "LibraryGenerator", .product(name: "NaradaImport", package: parent),
                .product(name: "NaradaMatching", package: parent), .product(name: "NaradaModel", package: parent),
                .product(name: "NaradaResolution", package: parent), .product(name: "NaradaText", package: parent),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/ResolveBenchmarks", swiftSettings: strict,
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
        .testTarget(
            name: "LibraryGeneratorTests",
            dependencies: ["LibraryGenerator", .product(name: "NaradaModel", package: parent)],
            swiftSettings: strict),
    ]
)
