/** The console's commands, scope {@code zhiheng}. */
package org.zhiheng.shell;
