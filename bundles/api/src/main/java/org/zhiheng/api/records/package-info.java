/** The record that cannot be altered: appending to it, reading it, and the proofs it gives. */
@Export
@Version("1.0.0")
package org.zhiheng.api.records;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
