/**
 * The law core: pure functions of rule book, facts and date that answer legal questions with their reasons.
 *
 * <p>No database, no clock, no OSGi; one DS component wires it.
 */
@Export
@Version("1.0.0")
package org.zhiheng.law;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
