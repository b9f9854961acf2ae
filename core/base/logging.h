// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLoggingCategory>

// One category a folder. Ids in every line, never a secret. The privileged helper does not use these (kauth edge:
// its Qt messages would be broadcast on the system bus).
Q_DECLARE_LOGGING_CATEGORY(logGpu)
Q_DECLARE_LOGGING_CATEGORY(logVirt)
Q_DECLARE_LOGGING_CATEGORY(logHost)
Q_DECLARE_LOGGING_CATEGORY(logOperations)
Q_DECLARE_LOGGING_CATEGORY(logConsole)
Q_DECLARE_LOGGING_CATEGORY(logUi)
