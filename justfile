# Shorthands for daily work; `just` alone lists them.

default:
    @just --list

# The whole story on this machine: the product, a partner, two apps, mail.
dev *args:
    cargo run --locked -- demo {{args}}

# Formatting, lints and the repository's own rules.
check:
    cargo fmt --all --check
    cargo clippy --workspace --all-targets --locked -- -D warnings
    cargo xtask tidy
    cargo xtask schema
    cargo xtask locales
    cargo xtask audit

# Everything: unit and contract tests on both databases, then the browser.
test:
    tests/run

# The story in a real browser.
e2e:
    tests/run e2e

# What is inside the binary (CycloneDX).
sbom:
    cargo xtask sbom > portico.cdx.json

# Advisories, licences, duplicates and sources of dependencies (needs cargo-deny).
deny:
    cargo deny --locked check
