@echo off
rem Opens chipmate by a double click, on Windows. Node is looked for where its installer and managers of versions put it.
setlocal EnableExtensions DisableDelayedExpansion
title chipmate
set "HERE=%~dp0"
set "NODE="
for /f "delims=" %%N in ('where node 2^>nul') do call :take "%%N"
for %%N in (
  "%ProgramFiles%\nodejs\node.exe"
  "%ProgramW6432%\nodejs\node.exe"
  "%LOCALAPPDATA%\Programs\nodejs\node.exe"
  "%NVM_SYMLINK%\node.exe"
  "%ProgramFiles%\Volta\node.exe"
  "%USERPROFILE%\scoop\apps\nodejs-lts\current\node.exe"
  "%USERPROFILE%\scoop\apps\nodejs\current\node.exe"
) do call :take "%%~N"
for /d %%D in ("%APPDATA%\nvm\v*") do call :take "%%~D\node.exe"
for /d %%D in ("%APPDATA%\fnm\node-versions\*") do call :take "%%~D\installation\node.exe"

if not defined NODE goto missing
"%NODE%" "%HERE%start.cjs"
if errorlevel 1 pause
exit /b

:missing
rem The text is UTF-8.
chcp 65001 >nul
type "%HERE%node-missing.txt"
pause
exit /b 1

rem Takes the first Node that is new enough.
:take
if defined NODE exit /b
if not exist "%~1" exit /b
"%~1" "%HERE%start.cjs" --can-start >nul 2>nul
if errorlevel 1 exit /b
set "NODE=%~1"
exit /b
