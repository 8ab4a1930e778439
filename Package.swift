// swift-tools-version: 6.2
import PackageDescription

// Warnings stop a build in CI and nowhere else, so that a newer compiler never keeps a newsroom from installing.
let strict: [SwiftSetting] =
    [.strictMemorySafety(), .enableUpcomingFeature("ExistentialAny")]
    + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

let package = Package(
    name: "masthead",
    platforms: [.macOS(.v26)],
    products: [
        .executable(name: "masthead", targets: ["masthead"]),
        .library(name: "FeedFormats", targets: ["FeedFormats"]),
        .library(name: "Mishap", type: .dynamic, targets: ["Mishap"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibXML2",
            pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]
        ),
        .systemLibrary(name: "CMalloc"),
        .target(name: "CLoader", linkerSettings: [.linkedLibrary("dl")]),
        .target(name: "CCurl", dependencies: ["CLoader"]),
        .target(name: "COpenSSL", dependencies: ["CLoader"]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .systemLibrary(
            name: "CDeflate",
            pkgConfig: "libdeflate",
            providers: [.apt(["libdeflate-dev"]), .brew(["libdeflate"])]
        ),
        .target(name: "Gzip", dependencies: ["CDeflate", "CZlib"], swiftSettings: strict),
        .target(name: "FeedXML", dependencies: ["CLibXML2"], swiftSettings: strict),
        .target(name: "FeedFormats", dependencies: ["FeedXML"], swiftSettings: strict),
        .target(name: "Check", dependencies: ["FeedFormats", "FeedXML"], swiftSettings: strict),
        .target(name: "News", dependencies: ["FeedFormats", "FeedXML", "Check"], swiftSettings: strict),
        .target(name: "Stories", dependencies: ["News", "FeedFormats"], swiftSettings: strict),
        .target(name: "Fetch", dependencies: ["CCurl", "FeedFormats", "News"], swiftSettings: strict),
        .target(
            name: "Archive",
            dependencies: [
                "Check", "News", "Stories", "Fetch", "Gzip",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Site",
            dependencies: ["News", "Stories", "FeedFormats", "FeedXML", "Check", "Gzip"],
            swiftSettings: strict
        ),
        .target(name: "Practice", dependencies: ["COpenSSL", "Gzip"], swiftSettings: strict),
        .executableTarget(
            name: "masthead",
            dependencies: [
                "CMalloc", "Practice", "FeedXML", "FeedFormats", "Check", "News", "Stories", "Fetch",
                "Archive", "Site", "Gzip",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "TOMLKit", package: "TOMLKit"),
            ],
            swiftSettings: strict
        ),
        .target(name: "Mishap", path: "Torture/Mishap", linkerSettings: [.linkedLibrary("dl")]),
        .executableTarget(
            name: "torture",
            dependencies: [
                "Practice",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            path: "Torture/torture",
            swiftSettings: strict
        ),
        .testTarget(name: "GzipTests", dependencies: ["Gzip"], swiftSettings: strict),
        .testTarget(name: "FeedXMLTests", dependencies: ["FeedXML"], swiftSettings: strict),
        .testTarget(
            name: "FeedFormatsTests",
            dependencies: ["FeedFormats"],
            resources: [.copy("Fixtures")],
            swiftSettings: strict
        ),
        .testTarget(name: "CheckTests", dependencies: ["Check", "FeedFormats"], swiftSettings: strict),
        .testTarget(name: "NewsTests", dependencies: ["News"], swiftSettings: strict),
        .testTarget(name: "StoriesTests", dependencies: ["Stories"], swiftSettings: strict),
        .testTarget(name: "PracticeTests", dependencies: ["Practice"], swiftSettings: strict),
        .testTarget(name: "FetchTests", dependencies: ["Fetch", "Practice"], swiftSettings: strict),
        .testTarget(name: "ArchiveTests", dependencies: ["Archive"], swiftSettings: strict),
        .testTarget(name: "SiteTests", dependencies: ["Site", "Gzip"], swiftSettings: strict),
        .testTarget(
            name: "mastheadTests",
            dependencies: ["masthead", "Mishap", "Practice", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict
        ),
    ],
    swiftLanguageModes: [.v6]
)
