// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/logging.h"

Q_LOGGING_CATEGORY(logGpu, "carrel.gpu", QtInfoMsg)
Q_LOGGING_CATEGORY(logVirt, "carrel.virt", QtInfoMsg)
Q_LOGGING_CATEGORY(logHost, "carrel.host", QtInfoMsg)
Q_LOGGING_CATEGORY(logOperations, "carrel.operations", QtInfoMsg)
Q_LOGGING_CATEGORY(logConsole, "carrel.console", QtInfoMsg)
Q_LOGGING_CATEGORY(logUi, "carrel.ui", QtInfoMsg)
