@echo off
rem Starts Edict with the Java of JAVA_HOME, or else with the one on the path.
rem EDICT_OPTS holds further options for it, parted by blanks, such as -Xmx6g.
setlocal
for %%I in ("%~dp0..") do set "EDICT_HOME=%%~fI"

set "EDICT_JAVA="
if defined JAVA_HOME set "EDICT_JAVA=%JAVA_HOME%\bin\java.exe"
if not defined JAVA_HOME for %%J in (java.exe) do set "EDICT_JAVA=%%~$PATH:J"
if not exist "%EDICT_JAVA%" (
    echo edict: there is no Java; install Java 17 or newer, or set JAVA_HOME 1>&2
    exit /b 70
)

set "EDICT_VERSION="
for %%J in ("%EDICT_JAVA%") do if exist "%%~dpJ..\release" (
    for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%%~dpJ..\release"') do set "EDICT_VERSION=%%~V"
)

rem A server and whatever runs long want the second compiler and a collector for several processors.
set "EDICT_QUICK=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:NewSize=16m -XX:-UsePerfData"
for %%C in (serve mutate impact) do if "%~1"=="%%C" set "EDICT_QUICK="
rem Cases go through much code a few times each: they want the collector alone.
if "%~1"=="test" set "EDICT_QUICK=-XX:TieredStopAtLevel=1 -XX:+UseParallelGC -XX:-UsePerfData"

rem What `edict archive` made for this very Java, unless that is to be made anew. One that no longer fits is ignored, and -Xlog:disable says nothing of it.
set EDICT_ARCHIVE=
if exist "%EDICT_HOME%\lib\edict-%EDICT_VERSION%.jsa" set EDICT_ARCHIVE=-Xlog:disable "-XX:SharedArchiveFile=%EDICT_HOME%\lib\edict-%EDICT_VERSION%.jsa"
if exist "%EDICT_HOME%\lib\edict-%EDICT_VERSION%.aot" set EDICT_ARCHIVE=-Xlog:disable "-XX:AOTCache=%EDICT_HOME%\lib\edict-%EDICT_VERSION%.aot"
if "%~1"=="archive" set EDICT_ARCHIVE=

"%EDICT_JAVA%" %EDICT_QUICK% %EDICT_ARCHIVE% %EDICT_OPTS% -cp "%EDICT_HOME%\lib\edict.jar" edict.cli.Main %*
exit /b %ERRORLEVEL%
