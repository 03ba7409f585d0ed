"""The window of the frozen program."""

from amt_desktop.__main__ import main

if __name__ == "__main__":
    main()
