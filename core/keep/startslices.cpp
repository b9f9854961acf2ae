// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/keep/startslices.h"

#include <QCoreApplication>
#include <QXmlStreamReader>

namespace Carrel::Keep {

using namespace Qt::StringLiterals;

namespace {

constexpr auto ourNamespace = "urn:carrel:domain:1"_L1;
constexpr size_t mostSlices = 16; // libvirt's own limit of vGPUs a workstation is lower on every driver

std::unexpected<Error> damaged(const QString &detail)
{
    return failure(ErrorCode::Damaged,
                   QCoreApplication::translate("Kept", "What the workstation has made at its start cannot be read."),
                   QCoreApplication::translate("Kept", "Give it the vGPU again."), detail);
}

} // namespace

Result<KeptSet> slicesMadeAtStart(const QByteArray &domainXml)
{
    KeptSet set;
    QXmlStreamReader xml(domainXml);
    while (!xml.atEnd()) {
        xml.readNext();
        const bool isOurs =
            xml.isStartElement() && xml.name() == "makeatstart"_L1 && xml.namespaceUri() == ourNamespace;
        if (!isOurs)
            continue;
        const QString line = xml.readElementText();
        const Result<KeptItem> item = parseLine(line);
        if (!item || (item->kind != KeptKind::Mdev && item->kind != KeptKind::VfType) || set.size() == mostSlices)
            return damaged(line.left(80));
        set.push_back(*item);
    }
    return xml.hasError() ? damaged(xml.errorString()) : Result<KeptSet>(set);
}

} // namespace Carrel::Keep
