/** Backups as a service, and by the clock. */
package org.zhiheng.backup.service;
