/** Cases: files of pieces that go through a procedure, from clue to archive. */
@Export
@Version("1.0.0")
package org.zhiheng.api.cases;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
