/** Counting and timing what the platform does, for whoever operates it. */
@Export
@Version("1.0.0")
package org.zhiheng.api.metrics;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
