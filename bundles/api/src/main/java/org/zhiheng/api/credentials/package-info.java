/** Bodies, officers and certificates beyond what their registers offer: life cycles, public cards, monitors. */
@Export
@Version("1.0.0")
package org.zhiheng.api.credentials;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
