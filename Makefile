PREFIX ?= /usr/local
DESTDIR ?=
BASH := share/bash-completion/completions
ZSH := share/zsh/site-functions
FISH := share/fish/vendor_completions.d

# How many runs are killed, and how many suffer each other fault.
KILLS ?= 300
FAULTS ?= 40
# How long to look for input that breaks a reader.
SECONDS ?= 60

# Named one by one, so that the build folder of Benchmarks is not read.
SOURCES := Package.swift Sources Tests Torture \
	$(wildcard Benchmarks/Package.swift Benchmarks/Sources Benchmarks/Benchmarks Benchmarks/Tests) \
	Fuzz/Package.swift Fuzz/Sources

.DEFAULT_GOAL := help
.PHONY: help demo test lint format bench torture fuzz sanitize static install uninstall deb clean packages

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

torture: packages ## Kill runs, fill their disks, and compare what is left with runs nobody hurt
	for product in masthead torture Mishap; do swift build -c release --product $$product || exit 1; done
	.build/release/torture --kills $(KILLS) --faults $(FAULTS)

fuzz: packages ## Try the readers on made-up input for SECONDS (60)
	swift build -c release --package-path Fuzz --sanitize fuzzer --sanitize address \
		-Xswiftc -sanitize-coverage=edge,inline-8bit-counters,pc-table --disable-dead-strip
	Fuzz/run $(SECONDS)

# Leaks are left to the fuzzer: what a command holds when it exits is none, and Swift hides some pointers in others.
sanitize: packages ## Run the tests under AddressSanitizer and ThreadSanitizer
	ASAN_OPTIONS=detect_leaks=0 swift test --parallel --sanitize address --scratch-path .build-address
	TSAN_OPTIONS=suppressions=$(CURDIR)/Scripts/thread-sanitizer.supp \
		swift test --parallel --sanitize thread --scratch-path .build-thread --filter 'Fetch|Feed|Archive'

# A folder of its own, because another way of linking would rebuild all of .build.
STATIC := .build-static/release/masthead

static: packages
	swift build -c release --product masthead --static-swift-stdlib --scratch-path .build-static

install: static ## Install under PREFIX (/usr/local), without need of Swift at run time
	install -D -s -m 755 $(STATIC) "$(DESTDIR)$(PREFIX)/bin/masthead"
	install -d "$(DESTDIR)$(PREFIX)/share/man/man1" "$(DESTDIR)$(PREFIX)/$(BASH)" "$(DESTDIR)$(PREFIX)/$(ZSH)" \
		"$(DESTDIR)$(PREFIX)/$(FISH)"
	$(STATIC) manual | gzip -9n > "$(DESTDIR)$(PREFIX)/share/man/man1/masthead.1.gz"
	$(STATIC) --generate-completion-script bash > "$(DESTDIR)$(PREFIX)/$(BASH)/masthead"
	$(STATIC) --generate-completion-script zsh > "$(DESTDIR)$(PREFIX)/$(ZSH)/_masthead"
	$(STATIC) --generate-completion-script fish > "$(DESTDIR)$(PREFIX)/$(FISH)/masthead.fish"

uninstall: ## Remove what install put under PREFIX; newsrooms stay
	rm -f "$(DESTDIR)$(PREFIX)/bin/masthead" "$(DESTDIR)$(PREFIX)/share/man/man1/masthead.1.gz" \
		"$(DESTDIR)$(PREFIX)/$(BASH)/masthead" "$(DESTDIR)$(PREFIX)/$(ZSH)/_masthead" \
		"$(DESTDIR)$(PREFIX)/$(FISH)/masthead.fish"

deb: ## Make a Debian package in .build-static
	rm -rf .build-static/deb
	$(MAKE) install DESTDIR=.build-static/deb PREFIX=/usr
	Scripts/make-deb .build-static/deb .build-static

clean: ## Remove what building and the demo made
	rm -rf .build .build-* Benchmarks/.build Fuzz/.build feeds/public feeds/archive.sqlite* feeds/*.lock feeds/status.json

packages:
	@Scripts/install-packages
