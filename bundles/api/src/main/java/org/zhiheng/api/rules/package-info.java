/** What is in force, what was, and the desk at which administrators look after it. */
@Export
@Version("1.0.0")
package org.zhiheng.api.rules;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
