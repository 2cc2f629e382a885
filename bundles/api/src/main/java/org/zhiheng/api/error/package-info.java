/** The one exception type that edges translate, with its kinds. */
@Export
@Version("1.0.0")
package org.zhiheng.api.error;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
