/**
 * Registers: what bodies, officers, powers and the like are, on which days and as known when. A register is described once, by a
 * {@link org.zhiheng.api.registers.RegisterDefinition}; looking, changing, spreadsheets and programs follow from that.
 */
@Export
@Version("1.0.0")
package org.zhiheng.api.registers;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
