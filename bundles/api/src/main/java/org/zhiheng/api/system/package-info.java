/** What those who look after the platform do with it. */
@Export
@Version("1.0.0")
package org.zhiheng.api.system;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
