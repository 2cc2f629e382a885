/** The questions the law core answers: one class each, with its facts and its answer. */
@Export
@Version("1.0.0")
package org.zhiheng.api.questions;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
