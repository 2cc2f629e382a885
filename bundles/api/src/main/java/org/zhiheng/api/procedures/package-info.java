/** Runs of procedures: starting, taking steps, terms, tasks; and what a context tells of its subjects. */
@Export
@Version("1.0.0")
package org.zhiheng.api.procedures;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
