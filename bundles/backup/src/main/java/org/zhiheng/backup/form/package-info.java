/** What a backup consists of, and whether it is whole. Works without the platform. */
package org.zhiheng.backup.form;
