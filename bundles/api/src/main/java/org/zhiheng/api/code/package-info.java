/** Code systems of the field, with their check digits. */
@Export
@Version("1.0.0")
package org.zhiheng.api.code;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
