# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds one preset inside the environment. usage: build-inside.sh PRESET [TARGET...]
. "$(dirname "$0")/common.sh"
. "$(dirname "$0")/inside.sh"
build "$@"
