/** What is published, until when, masked how; withdrawal, correction and repair. */
@Export
@Version("1.0.0")
package org.zhiheng.api.disclosure;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
