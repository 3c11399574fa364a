# A short face for the build: what is behind it are tools/ and meson.build.
BUILD = build
SANITIZED = build-san
FUZZ = build-fuzz
FUZZ_SECONDS = 10

all:
	@tools/setup build
	@tools/build $(BUILD)

run: all
	@tools/run $(BUILD)/travaux

# The example room as pages in a browser, until Ctrl-C.
demo: all
	@tools/demo $(BUILD)/travaux

# All tests, under the address and undefined behaviour sanitizers.
test:
	@tools/setup build test
	@test/browser/setup
	@tools/run_tests $(SANITIZED)

# The same with the long cases of property and fault tests.
test-long:
	@tools/setup build test
	@test/browser/setup
	@TRAVAUX_LONG=1 tools/run_tests $(SANITIZED)

# Transcripts take what the program says now; read the difference.
accept:
	@tools/run_tests --accept $(SANITIZED) .t

fuzz:
	@tools/setup build test fuzz
	@tools/run_fuzz $(FUZZ) $(FUZZ_SECONDS)

bench:
	@tools/setup build
	@bench/run $(BUILD)

# Learns the reader's model anew: make model CORPUS=folder [TAGS=folder].
model:
	@tools/setup build model
	@tools/train $(BUILD) "$(CORPUS)" "$(TAGS)"

install: all
	@meson install -C $(BUILD)

clean:
	rm -rf $(BUILD) $(SANITIZED) $(FUZZ)

.PHONY: all run demo test test-long accept fuzz bench model install clean
