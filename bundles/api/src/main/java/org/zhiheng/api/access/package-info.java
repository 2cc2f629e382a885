/** Who may do what: roles, data scope, the catalogue of operations, signing in, accounts, two-person release of rules, audit. */
@Export
@Version("1.0.0")
package org.zhiheng.api.access;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
