/** Runs and tasks in the database. */
package org.zhiheng.procedures.store;
