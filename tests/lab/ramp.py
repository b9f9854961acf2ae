# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""ramp.py DISPLAY WIDTH HEIGHT SECONDS: waits until mdpy's own picture is somewhere on the X display, pixel by pixel.

The driver paints it itself (mdpy_reset in the kernel's samples/vfio-mdev/mdpy.c): every byte of row y is y * 255 / HEIGHT,
so the picture is a grey ramp from black to almost white.
"""
import subprocess
import sys
import time

name, width, height, seconds = sys.argv[1], *map(int, sys.argv[2:])


def screen():
    """Width, height and rows of RGB bytes of the whole display."""
    shot = subprocess.run(["import", "-display", name, "-window", "root", "-depth", "8", "ppm:-"], capture_output=True, check=True).stdout
    _, size, _, pixels = shot.split(b"\n", 3)
    columns, rows = map(int, size.split())
    return columns, [pixels[y * columns * 3:(y + 1) * columns * 3] for y in range(rows)]


def wrong_rows(rows, x, y):
    wanted = (bytes([line * 255 // height]) * (3 * width) for line in range(height))
    return sum(rows[y + line][3 * x:3 * (x + width)] != row for line, row in enumerate(wanted))


def places(columns, rows):
    """Where the ramp's last rows, unlike any widget, begin at some column."""
    last = bytes([(height - 1) * 255 // height]) * (3 * width)
    for y in range(height - 1, len(rows)):
        x = rows[y].find(last)
        if x >= 0 and x % 3 == 0 and x // 3 + width <= columns:
            yield x // 3, y - height + 1


deadline, seen = time.monotonic() + seconds, "nothing like it"
while time.monotonic() < deadline:
    columns, rows = screen()
    for x, y in places(columns, rows):
        wrong = wrong_rows(rows, x, y)
        seen = f"at {x},{y} with {wrong} of {height} rows wrong"
        if not wrong:
            print(f"the picture is at {x},{y}: {width * height} pixels are right")
            sys.exit(0)
    time.sleep(1)
print(f"seen on {name}: {seen}")
sys.exit(1)
