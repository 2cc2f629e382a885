/** Powers: what may be enforced, on what basis, by whom, how hard, and what is published of it. */
@Export
@Version("1.0.0")
package org.zhiheng.api.powers;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
