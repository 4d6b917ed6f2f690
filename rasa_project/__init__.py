"""What the assistant understands and decides: Rasa Open Source in an environment of its own."""
