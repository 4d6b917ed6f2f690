# One line of help for each target: `make help`.
SHELL := /bin/bash
BIN := .venv/bin
OURS := actions bench bot locales review store tests voice rasa_project zegje.py
PROCESSES := rasa or postgres or browser or process
# In memory where there is room (2 GB): the unit tests make hundreds of small databases.
ROOMY := $(shell df --output=avail /dev/shm 2>/dev/null | awk 'NR==2 && $$1 > 2000000 {print "/dev/shm"}')
UNIT := TMPDIR=$(or $(ROOMY),/tmp) $(BIN)/pytest -q -n 2 -m "not ($(PROCESSES))"

.DEFAULT_GOAL := help
.PHONY: start test unit lint format train words voices understand talk bench lock help

start: ## Set up what is missing and start Zegje
	@scripts/set-up rasa
	@$(BIN)/zegje prepare
	@$(BIN)/zegje run

test: ## Set up what is missing and run every test
	@scripts/set-up rasa browser
	@$(UNIT)
	@$(BIN)/pytest -q -m "$(PROCESSES)"

unit: ## Only the quick tests (no Rasa, no PostgreSQL, no browser)
	@scripts/set-up
	@$(UNIT)

lint: ## Check format, style, types and who imports whom
	@scripts/set-up
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy $(OURS)
	@$(BIN)/lint-imports

format: ## Put the code into its format
	@scripts/set-up
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format --quiet .

train: ## Train the assistant from the words in locales/nl
	@scripts/set-up rasa
	@$(BIN)/zegje train

words: ## Check every Dutch text against the rules for easy Dutch
	@scripts/set-up
	@$(BIN)/zegje words

voices: ## Record every fixed sentence
	@scripts/set-up
	@$(BIN)/zegje voices

understand: ## Say what the assistant understands of JSON lines on stdin
	@scripts/set-up rasa
	@$(BIN)/zegje prepare
	@$(BIN)/zegje understand

talk: ## Talk with Zegje in this terminal
	@scripts/set-up rasa
	@$(BIN)/zegje chat

bench: ## Measure, and print the tables of the docs
	@scripts/set-up rasa
	@$(BIN)/python -m bench

lock: ## Write the lock files again with the newest versions
	@scripts/lock

help: ## This list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14
