/**
 * Documents 文书: what a template of a rule package and the facts of a matter make together, as PDF and DOCX; their numbers, and who has printed them. For every context
 * whose matters end on paper. Values are immutable and safe to share between threads.
 */
@Export
@Version("1.0.0")
package org.zhiheng.documents;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
