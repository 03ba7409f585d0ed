"""What a model writes in every genre, to be listened to with the eyes: figures, sound, sheets."""
