// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "masthead", path: "..")],
    targets: [
        .systemLibrary(name: "CRawLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(name: "Baseline", dependencies: ["CRawLibXML2"]),
        .executableTarget(
            name: "Bench",
            dependencies: ["Baseline", .product(name: "FeedFormats", package: "masthead")]
        ),
    ],
    swiftLanguageModes: [.v6]
)
