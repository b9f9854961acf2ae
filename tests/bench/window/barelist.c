/* SPDX-FileCopyrightText: 2026 The Carrel authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 * The least a list of workstations costs: open, list in bulk, read each one's XML. usage: barelist URI */
#include <libvirt/libvirt.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    virDomainPtr *domains = NULL;
    virConnectPtr connection = virConnectOpen(argc > 1 ? argv[1] : "test:///default");
    int count = connection ? virConnectListAllDomains(connection, &domains, 0) : -1;
    for (int i = 0; i < count; ++i) {
        free(virDomainGetXMLDesc(domains[i], 0));
        virDomainFree(domains[i]);
    }
    free(domains);
    if (connection)
        virConnectClose(connection);
    fprintf(stderr, "listed %d\n", count);
    return count < 0;
}
