/** Spreadsheets of registers: their columns, reading what people sent, writing row by row. */
package org.zhiheng.registers.sheet;
