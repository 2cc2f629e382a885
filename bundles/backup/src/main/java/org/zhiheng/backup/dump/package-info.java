/** How each database is written out while it works. */
package org.zhiheng.backup.dump;
