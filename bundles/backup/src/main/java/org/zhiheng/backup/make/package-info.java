/** Makes a backup. */
package org.zhiheng.backup.make;
