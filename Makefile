# Shortcuts for developers. The work is done by run, test and scripts/.
.DEFAULT_GOAL := help
.PHONY: help setup build test check lint format format-check tidy tsan bench run clean

cpp_files = git ls-files -z 'src/*.cpp' 'src/*.hpp' 'tests/*.cpp' 'tests/*.hpp' 'tools/*.cpp' 'tools/*.hpp' 'bench/*.cpp'
tidy_files ?= /(src|tests|tools|bench)/

help: ## List what there is
	@sed -nE 's/^([a-z-]+):.*## (.*)/  \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

setup: ## Install the Debian packages and npm modules that are missing
	scripts/setup

build: ## Build the program that is shipped: build/release/frontlist
	scripts/build release

test: ## Build with sanitizers and run the tests of the rooms only
	scripts/build dev
	ctest --test-dir build/dev --output-on-failure

check: ## Everything, exactly what CI runs (./test)
	./test

lint: ## Rules that no compiler checks: includes between rooms and others
	scripts/lint

format: ## Format C++ and TypeScript
	$(cpp_files) | xargs -0 clang-format -i
	cd ui && npm run --silent format

format-check: ## Say which files are not formatted
	$(cpp_files) | xargs -0 clang-format --dry-run -Werror
	cd ui && npx --no-install prettier --check src

tidy: ## Run clang-tidy (slow; needs the package clang; tidy_files=REGEX for some files)
	cmake --preset tidy -DFRONTLIST_UI=OFF
	run-clang-tidy -quiet -p build/tidy '$(tidy_files)'

tsan: ## Build with ThreadSanitizer and run the tests of the rooms
	scripts/build tsan
	ctest --test-dir build/tsan --output-on-failure

bench: ## Build the release and print what it can do as JSON (about ten minutes; docs/PERFORMANCE.md)
	@scripts/build release >&2
	@node bench/run.mjs $(measures)

run: ## Build and start the demo (./run)
	./run

clean: ## Remove what was built; the demo's data stays
	rm -rf build ui/dist
