/**
 * What every module that stores something uses: transactions, leases for background work, reading and writing rows in bulk, lists by
 * pages, and the conversion of moments. The tables themselves come from one history of migrations in this module (db/common and one
 * folder for each database).
 */
@Export
@Version("1.0.0")
package org.zhiheng.persistence;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
