// swift-tools-version: 6.2
import PackageDescription

/// Every room is compiled alike: strict, explicit about what it re-exports, and silent.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
    .treatAllWarnings(as: .error),
]

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
/// The C interface of the SQLite that GRDB uses: the store's hot loops step its statements themselves.
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")

/// The schema's steps, embedded in code so that the program carries its own schema.
let migrations = [
    "0001_initial_schema", "0002_match_runs", "0003_mapping_evidence", "0004_review_items", "0005_match_decisions",
    "0006_match_attempts", "0007_track_origins", "0008_events_and_edits", "0009_person_decides",
    "0010_track_numbers", "0011_distinct_tracks", "0012_waiting_questions", "0013_play_indexes",
    "0014_small_runs",
]

/// The review page's files, embedded in code so that the program stays one file.
let pageAssets = ["page.html", "page.css", "page.js", "server.js", "queue.js", "keys.js", "icon.svg"]

/// On Linux the optimised program carries Swift's runtime in itself: counting a reference is then a direct call, where a
/// shared library is called by way of two tables (7 % of a run's time), and it runs where no Swift is installed. The
/// libraries are what Foundation's archives ask for; libcurl, which Swift itself needs, is for the web server's proxy. The
/// linker is LLVM's, since the usual one warns of calls inside those archives. `NARADA_SHARED_RUNTIME=1` links the
/// toolchain's shared libraries instead, as builds for debugging do.
let ownRuntime: [LinkerSetting] =
    Context.environment["NARADA_SHARED_RUNTIME"] == nil
    ? [
        .unsafeFlags(
            [
                "-static-stdlib", "-use-ld=lld", "-lCoreFoundation", "-l_FoundationICU", "-l_FoundationCShims",
                "-l_FoundationCollections", "-l_CFURLSessionInterface", "-l:libcurl.so.4",
            ], .when(platforms: [.linux], configuration: .release))
    ] : []

/// The rooms that other Swift programs may link; the command line is not one of them.
let libraries = [
    "NaradaModel", "NaradaText", "NaradaMatching", "NaradaResolution", "NaradaMigrations",
    "NaradaStore", "NaradaImport", "NaradaReview", "NaradaEngine", "NaradaWeb", "NaradaTestSupport",
]

// The arrows below are the architecture; `Scripts/check-rooms` holds the source files to them.
let package = Package(
    name: "narada-resolve",
    products: libraries.map { .library(name: $0, targets: [$0]) } + [
        .executable(name: "narada-resolve", targets: ["narada-resolve"])
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        .systemLibrary(
            name: "CICUSystem", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
        .target(name: "CICU", dependencies: ["CICUSystem"]),
        .target(name: "NaradaModel", swiftSettings: strict),
        .target(name: "CLanes"),
        .target(name: "CCacheHints"),
        .target(name: "NaradaText", dependencies: ["CICU", "CLanes"], swiftSettings: strict),
        .target(
            name: "NaradaMatching", dependencies: ["CCacheHints", "NaradaModel", "NaradaText"],
            resources: [.embedInCode("Profiles/default.json")], swiftSettings: strict),
        .target(
            name: "NaradaResolution", dependencies: ["NaradaModel", "NaradaText", "NaradaMatching"],
            swiftSettings: strict),
        .target(
            name: "NaradaMigrations", path: "Migrations",
            resources: migrations.flatMap { [.embedInCode("\($0).up.sql"), .embedInCode("\($0).down.sql")] },
            swiftSettings: strict),
        .target(name: "CAllocator"),
        .target(name: "CSQLiteSwitches", linkerSettings: [.linkedLibrary("sqlite3")]),
        .target(
            name: "NaradaStore",
            dependencies: ["CSQLiteSwitches", "NaradaModel", "NaradaMigrations", grdb, sqlite],
            swiftSettings: strict),
        .target(name: "NaradaImport", dependencies: ["NaradaModel"], swiftSettings: strict),
        .target(name: "NaradaReview", dependencies: ["NaradaModel"], swiftSettings: strict),
        .target(
            name: "NaradaEngine",
            dependencies: [
                "CAllocator", "NaradaModel", "NaradaText", "NaradaMatching", "NaradaResolution", "NaradaStore",
                "NaradaImport",
                "NaradaReview",
            ],
            swiftSettings: strict),
        .target(
            name: "NaradaWeb",
            dependencies: [
                "NaradaModel", "NaradaReview", "NaradaEngine",
                .product(name: "FlyingFox", package: "FlyingFox"),
                .product(name: "FlyingSocks", package: "FlyingFox"),
            ],
            resources: pageAssets.map { .embedInCode("Assets/\($0)") }, swiftSettings: strict),
        .executableTarget(
            name: "narada-resolve",
            dependencies: [
                "NaradaEngine", "NaradaWeb", "NaradaModel",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict, linkerSettings: ownRuntime),
        .target(name: "NaradaTestSupport", dependencies: ["NaradaModel", "NaradaStore"], swiftSettings: strict),

        .testTarget(name: "NaradaModelTests", dependencies: ["NaradaModel"], swiftSettings: strict),
        .testTarget(
            name: "NaradaTextTests", dependencies: ["NaradaText", "NaradaTestSupport"], swiftSettings: strict),
        .testTarget(
            name: "NaradaMatchingTests", dependencies: ["NaradaMatching", "NaradaTestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "NaradaResolutionTests", dependencies: ["NaradaResolution", "NaradaTestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "NaradaStoreTests", dependencies: ["NaradaStore", "NaradaTestSupport", grdb],
            swiftSettings: strict),
        .testTarget(
            name: "NaradaImportTests", dependencies: ["NaradaImport", "NaradaTestSupport"], swiftSettings: strict),
        .testTarget(
            name: "NaradaReviewTests", dependencies: ["NaradaReview", "NaradaTestSupport"], swiftSettings: strict),
        .testTarget(
            name: "NaradaEngineTests", dependencies: ["NaradaEngine", "NaradaTestSupport", grdb],
            swiftSettings: strict),
        .testTarget(
            name: "NaradaWebTests",
            dependencies: ["NaradaWeb", "NaradaReview", "NaradaStore", "NaradaTestSupport", grdb],
            swiftSettings: strict),
        .testTarget(
            name: "CommandTests",
            dependencies: ["narada-resolve", "NaradaModel", "NaradaStore", "NaradaTestSupport", grdb],
            swiftSettings: strict),
    ]
)
