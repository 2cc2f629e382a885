/** Asking legal questions and getting rulings with reasons. */
@Export
@Version("1.0.0")
package org.zhiheng.api.rulings;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
