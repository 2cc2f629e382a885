/**
 * The engine behind every register, as the contexts use it: they describe their registers and check what only they understand
 * ({@link org.zhiheng.registers.RegisterOffer}); the engine keeps rows by both times, validates, records and finds
 * ({@link org.zhiheng.registers.RegisterStore}).
 */
@Export
@Version("1.0.0")
package org.zhiheng.registers;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
