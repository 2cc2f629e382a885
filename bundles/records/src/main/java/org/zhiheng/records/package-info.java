/**
 * The form of the record and how it is verified: canonical JSON, hashes, trees, heads, keys and exports. Works without database and without OSGi, on
 * the JDK and BouncyCastle alone, so that a program which trusts nobody can use it. Values are immutable and safe to share between threads.
 */
@Export
@Version("1.0.0")
package org.zhiheng.records;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
