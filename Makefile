PREFIX ?= /usr/local
DESTDIR ?=
# How long to look for input that breaks a reader.
SECONDS ?= 60

# Named one by one, so that the build folder of Benchmarks is not read.
SOURCES := Package.swift Sources Tests \
	$(wildcard Benchmarks/Package.swift Benchmarks/Sources Benchmarks/Benchmarks Benchmarks/Tests) \
	Fuzz/Package.swift Fuzz/Sources

.DEFAULT_GOAL := help
.PHONY: help demo test lint format bench fuzz sanitize install clean packages

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "%-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: packages ## Build masthead and publish the newsroom in feeds/
	swift build -c release --product masthead
	.build/release/masthead --newsroom feeds update --verbose

test: ## Build and run all tests
	Scripts/install-packages test
	swift build --build-tests
	swift test --parallel

lint: ## Check the form of the code
	swift format lint --strict --recursive --parallel $(SOURCES)

format: ## Bring the code into form
	swift format --in-place --recursive --parallel $(SOURCES)

bench: packages ## Measure speed and memory
	swift run -c release --package-path Benchmarks

fuzz: packages ## Try the readers on made-up input for SECONDS (60)
	swift build -c release --package-path Fuzz --sanitize fuzzer --sanitize address \
		-Xswiftc -sanitize-coverage=edge,inline-8bit-counters,pc-table --disable-dead-strip
	Fuzz/run $(SECONDS)

sanitize: packages ## Run the tests under AddressSanitizer and ThreadSanitizer
	swift test --parallel --sanitize address --scratch-path .build-address
	swift test --parallel --sanitize thread --scratch-path .build-thread --filter 'Fetch|Feed|Archive'

# A folder of its own, because another way of linking would rebuild all of .build.
install: packages ## Install under PREFIX (/usr/local), without need of Swift at run time
	swift build -c release --product masthead --static-swift-stdlib --scratch-path .build-static
	install -D -s -m 755 .build-static/release/masthead "$(DESTDIR)$(PREFIX)/bin/masthead"

clean: ## Remove what building and the demo made
	rm -rf .build .build-* Benchmarks/.build Fuzz/.build feeds/public feeds/archive.sqlite* feeds/*.lock

packages:
	@Scripts/install-packages
