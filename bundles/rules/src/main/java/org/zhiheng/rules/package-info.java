/**
 * Rule packages: what they are made of, reading them, laying them one over another, and the books that result.
 *
 * <p>Everything here works without OSGi. Values are immutable and safe to share between threads.
 */
@Export
@Version("1.0.0")
package org.zhiheng.rules;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
