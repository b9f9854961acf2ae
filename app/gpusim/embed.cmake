# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes OUTPUT, a C++ file that holds the FILES of FOLDER as text.
set(text "#include \"app/gpusim/embedded.h\"\n\nnamespace Carrel::Sim {\n\n"
         "std::string_view embeddedFile(std::string_view name)\n{\n")
foreach(file IN LISTS FILES)
    file(READ ${FOLDER}/${file} content)
    string(APPEND text "    if (name == \"${file}\")\n        return R\"carrel(${content})carrel\"\;\n")
endforeach()
string(APPEND text "    return {}\;\n}\n\n} // namespace Carrel::Sim\n")
list(JOIN text "" text)
file(WRITE ${OUTPUT} "${text}")
