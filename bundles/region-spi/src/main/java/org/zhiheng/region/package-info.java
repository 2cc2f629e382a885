/** What a region plugin is to the platform, and what it may implement where files cannot say it. */
@Export
@Version("1.0.0")
package org.zhiheng.region;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
